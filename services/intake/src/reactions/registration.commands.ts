import { OnCommand, type CommandAnswer, type FieldIssue, type TopicCommand } from '@huiyin/bus';
import { PETITION_REPLIED_TYPE, REGISTER_PETITION_TYPE, registerPetition, type RegisterPetition } from '@huiyin/contracts';
import { causeOf, recordIdOf } from '@huiyin/host';
import { asStaffId, type Actor } from '@huiyin/kernel';
import { Controller, Inject } from '@nestjs/common';
import { Registrar } from '../registration/registrar.js';

const COMMAND = {
  type: REGISTER_PETITION_TYPE,
  topic: 'intake.petition.commands.v1',
  schema: registerPetition,
  replies: 'intake.petition.replies.v1',
  replyType: PETITION_REPLIED_TYPE,
} as const;

/** How a platform names itself: `yz`, or as a source `/yz`. */
const NAME = /^\/?([\w.-]{1,64})$/;

/** 登记指令: partner platforms register over Kafka; who may write to the topic is the broker's rule. */
@Controller()
export class RegistrationCommands {
  constructor(@Inject(Registrar) private readonly registrar: Registrar) {}

  @OnCommand(COMMAND)
  async register({ sender, content, correlation }: TopicCommand<RegisterPetition>): Promise<CommandAnswer> {
    const name = NAME.exec(sender)?.[1];
    if (name === undefined) return { outcome: 'refused', code: 'command.unknown-sender', reason: 'ce_source must name the platform' };
    if (!content.fits) return { outcome: 'refused', code: 'petition.invalid', ...firstOf(content.issues) };
    const { number, petition } = content.fields;
    const actor: Actor = { id: asStaffId(`platform:${name}`), org: petition.registeredBy, roles: ['platform'] };
    const command = {
      id: recordIdOf(name, number),
      cause: causeOf(name, number),
      digest: this.registrar.digestOf(petition),
      actor,
      correlation,
    };

    return this.registrar.register({ command, petition, platform: { name, number } });
  }
}

const firstOf = ([issue]: readonly FieldIssue[]): FieldIssue => ({
  field: issue?.field.replace(/^petition\./, '') ?? '',
  reason: issue?.reason ?? 'not valid',
});
