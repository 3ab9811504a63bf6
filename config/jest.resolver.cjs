// Our TypeScript sources import './x.js' as ESM wants it; before compilation the file is './x.ts'.
module.exports = (request, options) => {
  const ours = request.startsWith('.') && request.endsWith('.js') && !options.basedir.includes('node_modules');
  if (!ours) return options.defaultResolver(request, options);

  return options.defaultResolver(request.replace(/\.js$/, '.ts'), options);
};
