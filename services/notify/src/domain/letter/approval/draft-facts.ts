import type { Directory, OrgId, StaffId } from '@huiyin/kernel';
import type { FactKind } from '../kinds/fact-kinds.js';
import { isLetterCode, kindOf } from '../kinds/letter-kinds.js';
import { personOf, type KnownMatter } from '../letters.state.js';

type Facts = Readonly<Record<string, unknown>>;
interface World {
  readonly matter: KnownMatter;
  readonly directory: Directory;
}

const factsOf = (code: string): Readonly<Record<string, FactKind>> => (isLetterCode(code) ? kindOf(code).facts : {});

const namesAll = (value: unknown, isThere: (one: string) => boolean): boolean => [value].flat().every((one) => isThere(String(one)));

const IS_KNOWN: Readonly<Record<string, (value: unknown, world: World) => boolean>> = {
  org: (value, { directory }) => namesAll(value, (org) => directory.organisations.has(org as OrgId)),
  staff: (value, { directory }) => namesAll(value, (staff) => directory.staff.has(staff as StaffId)),
  person: (value, { matter }) => namesAll(value, (person) => personOf(matter, person) !== undefined),
};

/** Facts that name an organisation, a member of staff or a petitioner whom nobody knows, and facts that this kind of letter does not have. */
export const strangeFacts = (code: string, facts: Facts, world: World): readonly string[] =>
  Object.entries(facts)
    .filter(([name, value]) => {
      const kind = factsOf(code)[name]?.replace(/s?\?$|s$/, '');

      return kind === undefined || IS_KNOWN[kind]?.(value, world) === false;
    })
    .map(([name]) => name);

/** What the letter must say and the draft does not yet. */
export const lackingFacts = (code: string, facts: Facts): readonly string[] =>
  Object.entries(factsOf(code))
    .filter(([name, kind]) => !kind.endsWith('?') && facts[name] === undefined)
    .map(([name]) => name);
