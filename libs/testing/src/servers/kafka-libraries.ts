import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { cacheFolder } from './cache.js';
import { needTool } from './missing-tool.js';
import { once } from './once.js';
import { shown, type Progress } from './progress.js';
import { runTool } from './run-tool.js';

/** pom.xml, server.properties and log4j2.properties; the same place seen from src/ and from dist/. */
export const embeddedKafkaFile = (name: string): string => fileURLToPath(new URL(`../../embedded/kafka/${name}`, import.meta.url));

const PURPOSE = 'the embedded Kafka';

/** Version of the broker, from the one place that names it. */
export const kafkaVersion = async (): Promise<string> => {
  const pom = await readFile(embeddedKafkaFile('pom.xml'), 'utf8');
  const version = /<artifactId>kafka_2\.13<\/artifactId>\s*<version>([^<]+)</.exec(pom)?.[1];
  if (version === undefined) throw new RangeError('embedded/kafka/pom.xml names no version of kafka_2.13');

  return version;
};

const download = async (folder: string, progress: Progress): Promise<void> => {
  const maven = needTool('mvn', PURPOSE);
  const arriving = `${folder}.${process.pid}`;
  await shown({ what: 'fetching Apache Kafka (43 MB from Maven, this happens once)', progress }, () =>
    runTool({
      program: maven,
      args: ['-B', '-q', '-f', embeddedKafkaFile('pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${arriving}`],
    }),
  );
  await rm(folder, { recursive: true, force: true });
  await rename(arriving, folder);
};

export interface KafkaInstallation {
  readonly java: string;
  readonly version: string;
  readonly folder: string;
  /** Always in the same order: the class archive is bound to it. */
  readonly classPath: string;
}

/** The broker's jars in the user's cache; fetched by Maven when they are not there. */
export const kafkaInstallation = async (progress: Progress): Promise<KafkaInstallation> => {
  const java = needTool('java', PURPOSE);
  const version = await kafkaVersion();
  const folder = cacheFolder(`kafka-${version}`);
  const libraries = join(folder, 'libs');
  if (!existsSync(libraries)) await once(libraries, () => download(libraries, progress));
  const jars = (await readdir(libraries)).filter((name) => name.endsWith('.jar')).sort();

  return { java, version, folder, classPath: jars.map((jar) => join(libraries, jar)).join(':') };
};
