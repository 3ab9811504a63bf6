import { offsetText } from '@huiyin/time';
import type { Explained } from './explained-wish.js';

/** The explanation as a person reads it. */
export const answerText = ({
  timer,
  title,
  due,
  lastDay,
  dayType,
  provisional,
  steps,
  sentence,
  ruleSet,
  calendar,
  source,
}: Explained): string =>
  [
    `${timer}  ${title.zh} (${title.en})`,
    `last day ${lastDay}, ends at ${offsetText(due)}${provisional ? ', provisional' : ''}`,
    '',
    ...steps.map(({ words }, index) => `${index + 1}. ${words.zh}\n   ${words.en}`),
    '',
    sentence.zh,
    sentence.en,
    '',
    `counted in ${dayType}; rules of ${ruleSet.region}, version ${ruleSet.version} (${source}); calendars ${calendar.join(', ')}`,
  ].join('\n');
