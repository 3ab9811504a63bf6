import type { Notice } from '../domain/letter/letters.state.js';

/** A notice as its addressee sees it in the inbox: codes, ids and dates. */
export const noticeRow = ({ id, kind, ...notice }: Notice) => ({ noticeId: id, notice: kind, ...notice });
export type NoticeRow = ReturnType<typeof noticeRow>;
