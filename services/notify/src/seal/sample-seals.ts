import type { Seals } from './seals.js';

const RED = '#e60012';
const SIZE = 420;
const CENTRE = SIZE / 2;
const POINTS = 10;

/** A star of five points, as seals of offices have it. */
const star = (outer: number, inner: number): string =>
  Array.from({ length: POINTS }, (_, at) => {
    const [radius, angle] = [at % 2 === 0 ? outer : inner, (at * 2 * Math.PI) / POINTS - Math.PI / 2];

    return `${(CENTRE + radius * Math.cos(angle)).toFixed(1)},${(CENTRE + radius * Math.sin(angle)).toFixed(1)}`;
  }).join(' ');

const SAMPLE = [
  `<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}" viewBox="0 0 ${SIZE} ${SIZE}">`,
  `<circle cx="${CENTRE}" cy="${CENTRE}" r="${CENTRE - 8}" fill="none" stroke="${RED}" stroke-width="10"/>`,
  `<polygon points="${star(62, 24)}" fill="${RED}"/>`,
  `<text x="${CENTRE}" y="130" font-family="Noto Serif SC" font-size="64" text-anchor="middle" fill="${RED}">样章</text>`,
  '</svg>',
].join('');

/** 样章: says of itself that it is none; for development and tests, so that nobody takes a letter of theirs for a real one. */
export const SAMPLE_SEALS: Seals = { sealOf: () => Promise.resolve(SAMPLE) };
