/** Who acts on a matter: the office that registers it, and the agency that answers. */
export interface Desk {
  readonly office: string;
  readonly agency: string;
  readonly region: string;
}

/** Three counties of the sample city, each with one of its agencies. */
export const DESKS: readonly Desk[] = [
  { office: 'q-xfj', agency: 'q-cgj', region: '990102' },
  { office: 'n-xfj', agency: 'n-jtj', region: '990103' },
  { office: 'l-xfj', agency: 'l-slj', region: '990121' },
];

export const deskOf = (n: number): Desk => DESKS[n % DESKS.length] as Desk;

export const registrarOf = ({ office }: Desk): string => `${office}:registrar`;
export const undertakerOf = ({ agency }: Desk): string => `${agency}:undertaker-1`;
export const headOf = ({ agency }: Desk): string => `${agency}:head`;
