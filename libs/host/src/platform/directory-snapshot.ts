import type { DirectoryEntry } from '@huiyin/contracts';
import { EMPTY_DIRECTORY, type Directory } from '@huiyin/kernel';
import { foldDirectoryEntries } from '@huiyin/policy';

/** 机构目录: the snapshot of this process. Entries are folded when somebody looks, so a start with thousands of them copies it once. */
export class DirectorySnapshot {
  #directory: Directory = EMPTY_DIRECTORY;
  #news: DirectoryEntry[] = [];

  add(entry: DirectoryEntry): void {
    this.#news.push(entry);
  }

  /** Immutable; a later one is another object. */
  current(): Directory {
    if (this.#news.length === 0) return this.#directory;
    this.#directory = foldDirectoryEntries(this.#directory, this.#news);
    this.#news = [];

    return this.#directory;
  }
}
