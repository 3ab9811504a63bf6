import type { InTriage, Registered } from './state/petition.js';

/**
 * 直接收到 (REG-23a): an agency was approached itself and has the matter at once. It stands where an office sorts, because it has the same
 * ways: take it, show the way, decline, or pass it on inside its own system.
 */
export const isDirect = (petition: Registered): petition is InTriage =>
  petition.stage === 'triage' && petition.facts.receivedAs === 'agency' && petition.holder === petition.facts.registeredBy;
