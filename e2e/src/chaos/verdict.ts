import { accountsOf, brokenPromises, gatherEvidence, type Evidence } from '@huiyin/testing';
import { brokenInvariants, READS } from '@huiyin/tools';
import { MongoClient } from 'mongodb';

import { CONTRACT, letterPart, PLACES } from './contract.js';
import type { ChaosStage } from './stage.js';

export const evidenceOf = async ({ own, machines, promises }: ChaosStage): Promise<Evidence> => {
  const { brokers, prefix } = own;
  const evidence = await gatherEvidence({
    ...{ brokers, prefix, promises, mongodbUri: machines.mongodbUri, readings: READS, places: PLACES },
    mail: own.system.mail,
    now: () => own.clock.now(),
  });

  return { ...evidence, mails: evidence.mails.map(({ messageId }) => ({ messageId: letterPart(messageId) })) };
};

const MOST_TOLD = 25;

/** Waits until everything has come to rest, and tells what of the promise was not kept. */
export const verdictOn = async (stage: ChaosStage): Promise<readonly string[]> => {
  await stage.rest.reached();
  const evidence = await evidenceOf(stage);
  const client = await MongoClient.connect(stage.machines.mongodbUri);
  const stored = await brokenInvariants({ client, prefix: stage.own.prefix }).finally(() => client.close());
  const broken = [...brokenPromises(evidence, CONTRACT), ...stored];

  return broken.length > MOST_TOLD ? [...broken.slice(0, MOST_TOLD), `and ${broken.length - MOST_TOLD} more`] : broken;
};

/** How many messages ended where, for whoever looks at a run. */
export const accountOf = (evidence: Evidence): string => {
  const accounts = Object.entries(accountsOf(evidence, CONTRACT)).map(([service, account]) => {
    const counted = Object.entries(account).filter(([, count]) => count > 0);

    return `${service}: ${counted.map(([where, count]) => `${count} ${where}`).join(', ')}`;
  });

  return [`${evidence.promises.length} promises, ${evidence.messages.length} messages, ${evidence.mails.length} mails`, ...accounts].join(
    '\n',
  );
};
