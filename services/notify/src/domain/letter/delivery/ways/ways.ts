import { byHand, type ByHand } from './by-hand.js';
import { byPost, type ByPost } from './by-post.js';
import { byProxy, type ByProxy } from './by-proxy.js';
import { left, type Left } from './left.js';
import { publicNotice, type PublicNotice } from './public-notice.js';
import type { Scene, Shown, WayRule } from './way-rule.js';

/** What staff state of a service on paper, each way with what proves it. */
export type PaperService = ByHand | ByPost | ByProxy | Left | PublicNotice;
export type PaperWay = PaperService['way'];

type Rules = { readonly [Way in PaperWay]: WayRule<Extract<PaperService, { readonly way: Way }>> };

const RULES: Rules = { '1': byHand, '2': byPost, '4': byProxy, '5': left, '6': publicNotice };

/** 送达方式 that staff record; the electronic way records itself. */
export const PAPER_WAYS = Object.keys(RULES) as readonly PaperWay[];

export const shownBy = (service: PaperService, scene: Scene): Shown | ReturnType<WayRule<PaperService>> =>
  (RULES[service.way] as WayRule<PaperService>)(service, scene);
