import { Module } from '@nestjs/common';
import { DossierPacker } from './effects/pack-dossier.js';
import { PackingEffect } from './effects/packing.effect.js';
import { DossierController } from './http/dossier.controller.js';
import { PackageController } from './http/package.controller.js';
import { RecomputeController } from './http/recompute.controller.js';
import { DossierViews } from './queries/dossier-views.js';
import { SealedPackages } from './queries/sealed-packages.js';
import { FilingReactions } from './reactions/filing.reactions.js';

/** Owns `dossiers`; hears every event of a matter; packs when oversight has ended. */
@Module({
  controllers: [FilingReactions, DossierController, PackageController, RecomputeController],
  providers: [DossierViews, SealedPackages, DossierPacker, PackingEffect],
})
export class ArchiveModule {}
