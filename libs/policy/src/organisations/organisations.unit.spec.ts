import { asRegionCode } from '@huiyin/kernel';
import { city, org } from '../testing/city.js';
import { isWithin } from './is-within.js';
import { petitionOfficeOf, reviewOfficeOf } from './offices.js';
import { mayReview, reviewBodies } from './review-bodies.js';
import { supervisorOf, supervisorsOf } from './supervisor-of.js';

const directory = city();

describe('who supervises a body (domain.md §2, duty or right)', () => {
  it.each([
    ['an agency: the petition office of its region', 'q-cgj', 'q-xfj'],
    ['a squad: the same', 'q-cgj-1', 'q-xfj'],
    ['a town: the office of the region above, where it has none', 'l-sz', 'l-xfj'],
    ['a body for which the directory names another: that one', 'l-gd', 'c-xfj'],
    ['a petition office: the one above', 'q-xfj', 'c-xfj'],
    ['the petition office at the top: itself', 'p-xfj', 'p-xfj'],
    ['a body nobody knows: nobody', 'x', undefined],
  ])('%s', (_, body, supervisor) => {
    expect(supervisorOf(org(body), directory)).toBe(supervisor);
  });

  it.each([
    ['a department', 'c-rsj', 'p-xfj'],
    ['a review office', 'q-fhb', 'c-xfj'],
    ['at the top: the office of its own level', 'p-fhb', 'p-xfj'],
  ])('as reviewer, the office above: %s', (_, body, supervisor) => {
    expect(supervisorOf(org(body), directory, 'reviewer')).toBe(supervisor);
  });

  it('and who supervises those', () => {
    expect(supervisorsOf(org('q-cgj'), directory)).toEqual(['q-xfj', 'c-xfj', 'p-xfj']);
  });
});

describe('offices of a region and a government', () => {
  it('are found', () => {
    expect(petitionOfficeOf(asRegionCode('990102'), directory)).toBe('q-xfj');
    expect(petitionOfficeOf(asRegionCode('990122'), directory)).toBe('l-xfj');
    expect(petitionOfficeOf(asRegionCode('880000'), directory)).toBeUndefined();
    expect(reviewOfficeOf(org('c-gov'), directory)).toBe('c-fhb');
    expect(reviewOfficeOf(org('l-gov'), directory)).toBeUndefined();
  });
});

describe('who may review [REV-1] [INV-4]', () => {
  it.each([
    ['a department: its superior department or its government', 'q-rsj', ['c-rsj', 'q-fhb']],
    ['a department without a superior department: its government', 'q-cgj', ['q-fhb']],
    ['a street office: the county government', 'q-hpj', ['q-fhb']],
    ['a squad: its bureau', 'q-cgj-1', ['q-cgj']],
    ['a branch under vertical management: only its department', 'l-hbj', ['c-hbj']],
    ['a government without a review office decides itself', 'l-sz', ['l-gov']],
    ['a government: the government above', 'q-gov', ['c-fhb']],
    ['re-review after a department', 'c-rsj', ['p-rst', 'c-fhb']],
    ['re-review after a review office: above its government', 'q-fhb', ['c-fhb']],
    ['nobody above the province', 'p-fhb', []],
    ['nobody for a body nobody knows', 'x', []],
  ])('%s', (_, body, bodies) => {
    expect(reviewBodies(org(body), directory)).toEqual(bodies);
  });

  it('exactly one level above', () => {
    expect(mayReview(org('q-fhb'), org('q-rsj'), directory)).toBe(true);
    expect(mayReview(org('c-fhb'), org('q-rsj'), directory)).toBe(false);
    expect(mayReview(org('p-rst'), org('q-rsj'), directory)).toBe(false);
  });
});

describe('lower units', () => {
  it.each([
    ['a body is within itself', 'q-cgj', 'q-cgj', true],
    ['a squad is within its bureau', 'q-cgj-1', 'q-cgj', true],
    ['a squad is within the government of its bureau', 'q-cgj-1', 'q-gov', true],
    ['a review office is within its government', 'q-fhb', 'q-gov', true],
    ['a branch under vertical management is within its department', 'l-hbj', 'c-hbj', true],
    ['a bureau is not within the bureau of the city that guides it', 'q-rsj', 'c-rsj', false],
    ['a county government is not within that of the city', 'q-gov', 'c-gov', false],
    ['a bureau is not within its squad', 'q-cgj', 'q-cgj-1', false],
    ['a petition office is not within the government', 'q-xfj', 'q-gov', false],
    ['the discipline body is not within the government', 'q-jw', 'q-gov', false],
  ])('%s', (...row) => {
    const [, body, top, within] = row;
    expect(isWithin(org(body), org(top), directory)).toBe(within);
  });

  it('stand a directory in which bodies name each other', () => {
    const cgj = directory.organisations.get(org('q-cgj'))!;
    const circular = {
      ...directory,
      organisations: new Map([...directory.organisations, [cgj.id, { ...cgj, superiors: [org('q-cgj-1')] }]]),
    };

    expect(isWithin(org('q-cgj'), org('q-cgj-1'), circular)).toBe(true);
    expect(isWithin(org('q-cgj'), org('q-gov'), circular)).toBe(false);
  });
});
