import { answerToHttp, problem, ProblemError, statusOfRefusal, type HttpAnswer } from '@huiyin/host';
import { inWords, type Locate } from '@huiyin/contracts';
import type { VersionFault } from '@huiyin/policy';
import type { Answer } from '@huiyin/records';
import type { DirectoryEntity } from '../../domain/directory/directory.aggregate.js';

const shown = (state: DirectoryEntity): object => {
  if (state.stage === 'none') return {};
  const { draft } = state;

  return {
    ...(state.stage === 'published' ? { version: state.version } : {}),
    ...(draft === undefined ? {} : { draft: { number: draft.number, proposedBy: draft.proposedBy } }),
  };
};

/** What speaks against a draft, each at its place in the document: by path, and in YAML by line too. */
const unlawful = (code: 'draft.not-lawful', faults: readonly VersionFault[], locate: Locate): ProblemError =>
  new ProblemError(
    problem(statusOfRefusal(code), code, {
      errors: faults.map(({ path, reason }) => ({ field: locate(path), reason })),
      params: { codes: [...new Set(faults.map((fault) => fault.code))] },
    }),
  );

/** The answer to a word about a draft; `locate` names places of the document that came with it. */
export const draftToHttp = (answer: Answer<DirectoryEntity>, locate: Locate = inWords): HttpAnswer => {
  if (answer.kind === 'refused' && answer.code === 'draft.not-lawful') {
    throw unlawful(answer.code, (answer.detail['faults'] ?? []) as readonly VersionFault[], locate);
  }

  return answerToHttp(answer, { body: shown });
};
