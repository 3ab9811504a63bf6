// Errors name the line that somebody wrote; and a process that tests run in ends with the one that gave them to it, whatever they left open.
process.setSourceMapsEnabled(true);
process.once('disconnect', () => process.exit());
