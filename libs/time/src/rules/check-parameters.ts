/** Panels and quorums must be odd, so that no vote ends in a tie (INV-7). */
const ODD: readonly string[] = ['minimum-panel', 'minimum-panel-simple', 'deliberation-quorum'];

interface ParameterFault {
  readonly code: 'rule-set.parameter-unknown' | 'rule-set.parameter-not-whole' | 'rule-set.parameter-even';
  readonly path: readonly string[];
  readonly about: string;
}

const codeOf = (name: string, value: number, known: Readonly<Record<string, number>>): ParameterFault['code'] | undefined => {
  if (!(name in known)) return 'rule-set.parameter-unknown';
  if (!Number.isInteger(value) || value < 0) return 'rule-set.parameter-not-whole';

  return ODD.includes(name) && value % 2 === 0 ? 'rule-set.parameter-even' : undefined;
};

/** A number that nothing asks for would be a slip of the pen without effect. */
export const parameterFaults = (
  parameters: Readonly<Record<string, number>>,
  known: Readonly<Record<string, number>>,
): readonly ParameterFault[] =>
  Object.entries(parameters).flatMap(([name, value]) => {
    const code = codeOf(name, value, known);
    return code === undefined ? [] : [{ code, path: ['parameters', name], about: name }];
  });
