import { openDocument, readDocument, ruleSetDocument } from '@huiyin/contracts';
import { EMPTY_DIRECTORY, type RuleScope, type RuleSet } from '@huiyin/kernel';
import { versionFaults } from '@huiyin/policy';
import { withLaw } from '@huiyin/time';

import { named, type DraftedKind } from './drafted-kind.js';

const UNNAMED = 'unnamed' as RuleScope;

export const RULES: DraftedKind = {
  command: 'rules',
  title: 'Rules of a region or an organisation: limits, warnings, numbers.',
  hasYear: false,
  faultsOf: (text) => {
    const read = readDocument(ruleSetDocument, text);
    if ('faults' in read) return read.faults;
    const { corrects = 1, region = UNNAMED, ...written } = read.document;
    const faults = versionFaults({ ...written, region: region as RuleScope, version: corrects }, [], withLaw(EMPTY_DIRECTORY));

    return faults.map(({ path, reason }) => ({ field: read.locate(path), reason }));
  },
  addressOf: (text) => {
    const opened = openDocument(text);
    const content = ('content' in opened ? opened.content : {}) as { readonly region?: string };

    return { region: content.region };
  },
  path: ({ region }) => `/directory/rule-sets/${named(region, '--region')}`,
  standing: ({ versions = [], inForce }) => [
    ['version', 'from', 'to', 'timers', 'source', ''],
    ...(versions as readonly RuleSet[]).map(({ version, validFrom, validTo = '', timers, source }) => [
      ...[String(version), validFrom, validTo, String(timers.length), source],
      version === inForce ? 'in force' : '',
    ]),
  ],
};
