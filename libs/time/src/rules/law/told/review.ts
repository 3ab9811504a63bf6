import { cue, OVERDUE, PETITIONER, REVIEWER, RIGHT_CLOSES, said, type Told } from './told.js';

export const REVIEW_TOLD: Readonly<Record<string, Told>> = {
  'T-REVIEW-REQ': {
    owner: 'hearing',
    dutyHolder: PETITIONER,
    starts: cue('处理意见书送达本人', 'the handling opinion is served on this petitioner', 'LetterServed'),
    meets: cue('申请复查', 'review is requested', 'ReviewRequested'),
    onExpiry: RIGHT_CLOSES,
  },
  'T-REVIEW': {
    owner: 'hearing',
    dutyHolder: REVIEWER,
    starts: cue('收到复查申请', 'the request for review is received', 'ReviewRequested'),
    meets: cue('出具复查意见书', 'the review opinion is issued', 'ReviewDecided'),
    onExpiry: OVERDUE,
  },
  'T-REREVIEW-REQ': {
    owner: 'hearing',
    dutyHolder: PETITIONER,
    starts: cue('复查意见书送达本人', 'the review opinion is served on this petitioner', 'LetterServed'),
    meets: cue('申请复核', 're-review is requested', 'ReviewRequested'),
    onExpiry: RIGHT_CLOSES,
  },
  'T-REREVIEW': {
    owner: 'hearing',
    dutyHolder: said('复核机关', 're-reviewing body'),
    starts: cue(
      '收到复核申请；自听证通知至听证结论中止计算',
      'the request for re-review is received; paused from the hearing notice to the hearing finding',
      'ReviewRequested',
    ),
    meets: cue('出具复核意见书', 'the re-review opinion is issued', 'ReviewDecided'),
    onExpiry: OVERDUE,
  },
  'T-REVIEW-REFUSE': {
    owner: 'hearing',
    dutyHolder: REVIEWER,
    starts: cue('收到复查复核申请', 'the request is received', 'ReviewRequested'),
    meets: cue('决定受理或者不予受理', 'it is accepted or refused', 'ReviewAccepted', 'ReviewRefused'),
    onExpiry: said('提醒复查机关', 'the reviewing body is warned'),
  },
  'T-REVIEW-DRAFT': {
    owner: 'hearing',
    dutyHolder: said('受委托部门', 'delegated department'),
    starts: cue('受委托部门收到案件', 'the delegated department gets the case', 'DraftDelegated'),
    meets: cue('报送复查意见草稿', 'it hands in its draft', 'DraftHandedIn'),
    onExpiry: said('提醒受委托部门', 'the delegated department is warned'),
  },
};
