import { asOrgId, asStaffId, type Actor } from '@huiyin/kernel';
import { given } from '@huiyin/testing/domain';
import { referencesOutside } from './check-references.js';
import { directoryAggregate, entityId } from './directory.aggregate.js';
import { publishEntity, type EntityValue } from './publish-entity.js';

const owner: Actor = { id: asStaffId('c-xfj:rule-owner'), org: asOrgId('c-xfj'), roles: ['rule-owner'] };
const region = (name: string): EntityValue => ({ entity: 'region', id: '990102', value: { code: '990102', name, level: 'county' } });
const published = (version: number, name: string) => ({ type: 'DirectoryEntryPublished' as const, data: { ...region(name), version } });

describe('publishing an entity of the directory', () => {
  it('gives it its first version', () =>
    given([], directoryAggregate)
      .as(owner)
      .when(publishEntity(region('清河区')))
      .then([{ type: 'DirectoryEntryPublished', data: { entity: 'region', id: '990102', version: 1, value: { name: '清河区' } } }]));

  it('makes no new version of what is unchanged, in whatever order its fields stand', () =>
    given([published(1, '清河区')], directoryAggregate)
      .as(owner)
      .when(publishEntity({ ...region('清河区'), value: { level: 'county', name: '清河区', code: '990102' } }))
      .thenIgnored('unchanged'));

  it('raises the version of what changed', () =>
    given([published(1, '清河区'), published(2, '清河')], directoryAggregate)
      .as(owner)
      .when(publishEntity(region('清河新区')))
      .then([{ type: 'DirectoryEntryPublished', data: { version: 3 } }]));

  it('is for the owner of the rules', () =>
    given([], directoryAggregate)
      .as({ ...owner, roles: ['registrar'] })
      .when(publishEntity(region('清河区')))
      .thenRefused('actor.not-authorised'));

  it('has no deadlines, and a record of its own per entity', () => {
    expect(directoryAggregate.deadlines({ stage: 'none' })).toEqual([]);
    expect(entityId(region('x'))).toBe('region/990102');
    given([], directoryAggregate)
      .when(directoryAggregate.due({ stage: 'none' }, { name: 'x', at: owner.id as never, clock: 'business' }))
      .thenIgnored();
  });
});

describe('references between entities', () => {
  const office: EntityValue = {
    entity: 'organisation',
    id: 'q-xfj',
    value: { region: '990102', superiors: ['c-xfj', 'q-xfj'], actsFor: 'q-gov' },
  };

  it('that lead out of the file are those the directory must hold', () =>
    expect(referencesOutside([region('清河区'), office])).toEqual([
      { entity: 'organisation', id: 'q-xfj', field: 'actsFor', to: { entity: 'organisation', id: 'q-gov' } },
      { entity: 'organisation', id: 'q-xfj', field: 'superiors.0', to: { entity: 'organisation', id: 'c-xfj' } },
    ]));

  it('are those of staff and regions as well', () =>
    expect(
      referencesOutside([
        { entity: 'staff', id: 'a', value: { org: 'nowhere' } },
        { entity: 'region', id: '1', value: { parent: '0' } },
        { entity: 'dictionary', id: 'd', value: { '01': 'x' } },
      ]).map(({ to }) => to.id),
    ).toEqual(['nowhere', '0']));
});
