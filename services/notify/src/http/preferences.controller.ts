import { Allow, CurrentActor } from '@huiyin/host';
import type { Actor } from '@huiyin/kernel';
import { Body, Controller, Get, HttpCode, Inject, Put } from '@nestjs/common';
import { z } from 'zod';
import { SUBSCRIPTIONS } from '../digest/digest-of.js';
import { NOTICE_LANGUAGES } from '../digest/notice-words.js';
import { NoticePreferences } from '../digest/notice-preferences.js';

const PreferenceBody = z.strictObject({ subscription: z.enum(SUBSCRIPTIONS), language: z.enum(NOTICE_LANGUAGES).exactOptional() });
type PreferenceBody = z.infer<typeof PreferenceBody>;

/** 提示设置: what one wishes of one's own digest. `overdue` is the least: those notices cannot be switched off. */
@Controller('inbox/preferences')
export class PreferencesController {
  constructor(@Inject(NoticePreferences) private readonly preferences: NoticePreferences) {}

  @Get()
  @Allow('read-inbox')
  mine(@CurrentActor() { id }: Actor): Promise<object> {
    return this.preferences.of(id);
  }

  @Put()
  @HttpCode(200)
  @Allow('read-inbox')
  async wish(@CurrentActor() { id }: Actor, @Body({ schema: PreferenceBody }) body: PreferenceBody): Promise<object> {
    await this.preferences.set(id, body);

    return this.preferences.of(id);
  }
}
