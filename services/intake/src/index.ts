export { INTAKE_KINDS, PETITIONS, DIRECTORY_ENTRIES } from './aggregates.js';
export { IntakeModule } from './intake.module.js';
