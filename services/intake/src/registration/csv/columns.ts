/** Columns of an exported petition that are taken over (domain.md §8.1, §8.2), by what they are here. */
export const TAKEN = {
  number: 'xfjbh',
  registeredBy: 'djjgdm',
  receivedAt: 'xfrq',
  postmarkDate: 'ycrq',
  form: 'xfxs',
  peopleCount: 'xfrs',
  name: 'xm',
  phone: 'sjh',
  email: 'dzyj',
  idNumber: 'zjhm',
  address: 'zz',
  title: 'bt',
  content: 'tsnr',
  purpose: 'xfmddm',
  contentClass: 'nrfldm',
  region: 'wtsddm',
  joint: 'lmbz',
  anonymous: 'nmbz',
  confidential: 'isbm',
  publicConsent: 'gkbz',
  urgent: 'zdjjbz',
  litigation: 'sfssbz',
  reportedName: 'bfyrhdw',
  relatedNumber: 'gljbh',
  firstTime: 'bjgccbz',
  /** Not of the exchange format: 电子送达, the channels consented to, `sms,mail`; `0` for none. */
  consents: 'dzsd',
} as const;

export type TakenField = keyof typeof TAKEN;

/** Those a file may leave out. */
const MAY_BE_ABSENT: ReadonlySet<string> = new Set(['ycrq', 'zjhm', 'bfyrhdw', 'gljbh', 'bjgccbz', 'isbm', 'zdjjbz', 'sfssbz', 'dzsd']);
export const NEEDED: readonly string[] = Object.values(TAKEN).filter((column) => !MAY_BE_ABSENT.has(column));

/** Of the exchange format, but nothing that intake records: left in the file. */
const NOT_TAKEN = [
  ...['xfjid', 'xzqh', 'cxm', 'cxmzt', 'sjrs', 'djjgmc', 'djjglb', 'djjgjb', 'djbm', 'djr', 'djrid', 'djsj', 'gkxx', 'sxr', 'xfjzt'],
  ...['qgccbz', 'cfxfbz', 'ccjlx', 'ccxfrq', 'scxfjg', 'scxfrq', 'wtsdmc', 'xfyydm', 'rdwt', 'ssxt', 'blcx', 'xbjzsj', 'lzjzsj'],
  ...['fcbz', 'fhbz', 'bjbz', 'bjsj', 'shrdbjbz', 'jabz', 'sksflbz', 'bfyrjb', 'bfyrzw', 'bfyrzzdm', 'bfyrzzmc', 'xgfj', 'fjxx'],
  ...['scdfyjfbj', 'hfbz', 'ccbz', 'evaluate_flag', 'xb', 'mz', 'zjlx', 'gddh', 'txdz', 'yzbm', 'gzdw', 'csrq', 'zy', 'xh'],
];

/** Marks on persons: dropped where they stand, never read, stored or sent (domain.md §11.6, X-05, X-16). */
const DROPPED = ['zdrybz', 'yybz', 'yynr', 'yyr'];

const KNOWN: ReadonlySet<string> = new Set([...Object.values(TAKEN), ...NOT_TAKEN, ...DROPPED]);
export const isKnownColumn = (column: string): boolean => KNOWN.has(column);

export const SIGNATORY_COLUMNS: readonly string[] = ['xfjbh', 'xh', 'xm', 'sjh', 'dzyj', 'zz', 'dbbz'];
export const isSignatoryColumn = (column: string): boolean => column === TAKEN.consents || SIGNATORY_COLUMNS.includes(column);

/** The column in which a refused field stands: senders know the codes of the exchange format. */
export const columnOf = (field: string): string => TAKEN[field as TakenField] ?? field;
