import type { Asked } from './http-door.js';
import { headOf, registrarOf, undertakerOf, type Desk } from './offices.js';

/** What staff do on a matter, as they send it. */
export const transfer = (id: string, desk: Desk): Asked => ({
  service: 'intake',
  path: `/petitions/${id}/transfer`,
  staff: registrarOf(desk),
  body: { to: desk.agency },
});

export const accept = (id: string, desk: Desk): Asked => ({
  service: 'intake',
  path: `/petitions/${id}/acceptance`,
  staff: undertakerOf(desk),
  body: { route: 6, reason: 'none-of-the-other-routes', leader: headOf(desk), undertaker: undertakerOf(desk) },
});

const TEXT = {
  request: '请求查看小区门前道路，明确由谁负责，并在雨季以前修好。',
  facts: '经现场查看，道路破损属实，长约四十米，属于市政道路，由我单位负责养护。',
  opinion: '支持您的请求。已列入本月养护计划，十五日内完成修补；施工期间设置围挡和便道。',
  legalBasis: '《城市道路管理条例》第二十一条，《信访工作条例》第三十二条第一项',
};

export const opine = (id: string, desk: Desk): Asked => ({
  service: 'intake',
  path: `/petitions/${id}/opinion`,
  staff: headOf(desk),
  body: { outcome: '1', ...TEXT },
});

/** By post, with the slip of today. */
export const serve = (id: string, desk: Desk, letter: { readonly letterId: string; readonly servedOn: string }): Asked => ({
  service: 'notify',
  path: `/letters/${id}/${encodeURIComponent(letter.letterId)}/service`,
  staff: undertakerOf(desk),
  body: { way: '2', servedOn: letter.servedOn, postedOn: letter.servedOn, postNumber: 'XA000000001CN' },
});

export const evaluate = (id: string, desk: Desk): Asked => ({
  service: 'supervision',
  path: `/supervisions/${id}/evaluation`,
  staff: registrarOf(desk),
  body: { office: '1', agency: '1' },
});
