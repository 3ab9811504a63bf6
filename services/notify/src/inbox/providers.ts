import { ArrivalWatch } from './arrival-watch.js';
import { Arrivals } from './arrivals.js';
import { ArrivalsReactions } from './arrivals.reactions.js';
import { DraftsToSign } from './drafts-to-sign.js';
import { Entries } from './entries.js';
import { InboxLists } from './inbox-lists.js';
import { InboxNews } from './inbox-news.js';
import { InboxStream } from './inbox-stream.js';
import { ReadMarks } from './read-marks.js';

export const INBOX_REACTIONS = [ArrivalsReactions];
export const INBOX_PROVIDERS = [Arrivals, ArrivalWatch, DraftsToSign, Entries, InboxLists, InboxNews, InboxStream, ReadMarks];
