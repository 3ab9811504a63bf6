import { Fault } from '@huiyin/kernel';
import type { Page } from './page.js';

/** 底稿: what a page was given, kept beside the letter: with it the letter is made again, byte for byte, though names or rules have changed since. */
export const settingBytes = (page: Page): Buffer => Buffer.from(JSON.stringify(page), 'utf8');

/** @throws Fault `letter.setting-unreadable` */
export const pageIn = (setting: Buffer): Page => {
  try {
    return JSON.parse(setting.toString('utf8')) as Page;
  } catch (cause) {
    throw new Fault('letter.setting-unreadable', 'the setting is no page', { retryable: false, cause });
  }
};
