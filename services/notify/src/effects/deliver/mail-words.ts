import { DIRECTORY } from '@huiyin/host';
import type { OrgId } from '@huiyin/kernel';
import type { Directories } from '@huiyin/records';
import { Inject, Injectable } from '@nestjs/common';
import type { Templates } from '../../templates/load-templates.js';
import { fillPattern, type CommonWords } from '../../templates/template.js';
import { TEMPLATES } from '../render/tokens.js';
import type { Mail } from './mail.js';

/** Where no office has an address, mail still needs a sender; the domain is one that never exists (RFC 2606). */
const NOBODY = 'letters@huiyin.invalid';

/** Senders, addresses and wording of mails. */
@Injectable()
export class MailWords {
  constructor(
    @Inject(TEMPLATES) private readonly templates: Templates,
    @Inject(DIRECTORY) private readonly directories: Directories,
  ) {}

  patterns(): CommonWords['mail'] {
    return this.templates.common.mail;
  }

  /** 短信: names no words of people. */
  shortMessage(values: { readonly issuer: string; readonly matterNumber: string; readonly number: string }): string {
    return fillPattern(this.templates.common.sms, values) ?? '';
  }

  emailOf(org: OrgId): string | undefined {
    return this.directories.current().organisations.get(org)?.email;
  }

  /** In the issuer's name; from the registering office's address where the issuer has none. */
  senderOf(issuer: OrgId, office: OrgId): Mail['from'] {
    const name = this.directories.current().organisations.get(issuer)?.name ?? issuer;

    return { name, address: this.emailOf(issuer) ?? this.emailOf(office) ?? NOBODY };
  }
}
