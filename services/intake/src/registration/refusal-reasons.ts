/** What a refused registration tells its sender: field and reason, per matter (domain.md §8.3, batch upload). */
const REASONS: Readonly<Record<string, string>> = {
  'petition.unknown-office': 'the registering body is neither a petition office nor an agency of the directory',
  'petition.registered-for-others': 'the caller may register for its own body only',
  'petition.report-on-registering-body': 'a report about the registering body itself belongs to a petition office or a discipline body',
  'petition.unknown-region': 'the region is not in the directory',
  'petition.unknown-form': 'the form is not in the dictionary petition-form',
  'petition.unknown-purpose': 'the purpose is not in the dictionary kind-of-purpose',
  'petition.unknown-content-class': 'the class is not in the dictionary content-class',
  'petition.received-in-future': 'the day of receipt has not come yet',
  'petition.before-present-law': 'no rules are known for the day of receipt',
  'petition.number-known': 'the number is known with other content',
  'record.key-reused': 'the number is known with other content',
  'actor.not-authorised': 'the caller may not register',
};

export const reasonOf = (code: string): string => REASONS[code] ?? code;
