//! The folder that the site is written into, and the list of what is in it.

use super::{SiteError, hosts, service_worker};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The output folder. Every file that a reader may need is noted with its hash: that list is the offline copy.
pub(super) struct Output {
    folder: PathBuf,
    files: BTreeMap<String, [u8; 32]>,
    /// What is fetched when it is asked for and is no part of the offline copy.
    apart: BTreeMap<String, [u8; 32]>,
    list: PathBuf,
    before: BTreeSet<String>,
}

impl Output {
    /// Opens a folder. `list` is where the names of the files that the build before wrote are kept, so that this one can take away
    /// what it no longer writes.
    pub(super) fn open(folder: &Path, list: &Path) -> Result<Output, SiteError> {
        let before: BTreeSet<String> = std::fs::read_to_string(list).unwrap_or_default().lines().map(str::to_owned).collect();
        Ok(Output { folder: folder.to_owned(), files: BTreeMap::new(), apart: BTreeMap::new(), list: list.to_owned(), before })
    }

    /// Writes a file and notes it.
    pub(super) fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), SiteError> {
        self.put(name, bytes)?;
        self.note(name, bytes);
        Ok(())
    }

    /// Writes a file under a name made from what it holds, so that caches may keep it for ever and never mix two releases. Returns its
    /// address on the site.
    pub(super) fn write_hashed(&mut self, stem: &str, ending: &str, bytes: &[u8]) -> Result<String, SiteError> {
        let name = self.hashed(stem, ending, bytes);
        self.write(&name, bytes)?;
        Ok(format!("/{name}"))
    }

    /// The name of a file by what it holds.
    pub(super) fn hashed(&self, stem: &str, ending: &str, bytes: &[u8]) -> String {
        format!("{}{stem}-{}.{ending}", hosts::HASHED_FOLDER, hex(&Sha256::digest(bytes)[..8]))
    }

    /// Writes a file that the offline copy does not hold.
    pub(super) fn write_apart(&mut self, name: &str, bytes: &[u8]) -> Result<(), SiteError> {
        self.put(name, bytes)?;
        self.apart.insert(name.to_owned(), Sha256::digest(bytes).into());
        Ok(())
    }

    /// Notes a file that stands there already.
    pub(super) fn note(&mut self, name: &str, bytes: &[u8]) {
        self.files.insert(name.to_owned(), Sha256::digest(bytes).into());
    }

    /// Whether a file of this name is noted already.
    pub(super) fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// A short name for all that is noted and these pages besides.
    pub(super) fn hash_with(&self, pages: &[(String, String)]) -> String {
        let mut hasher = Sha256::new();
        for (name, hash) in self.files.iter().chain(&self.apart) {
            hasher.update(name);
            hasher.update(hash);
        }
        for (name, html) in pages {
            hasher.update(name);
            hasher.update(html);
        }
        hex(&hasher.finalize()[..5])
    }

    /// Writes the offline copy's list and the hosts' files, and takes away what the build before wrote and this one does not.
    pub(super) fn finish(self, release: &str, base: &str) -> Result<(), SiteError> {
        let list = |files: &BTreeMap<String, [u8; 32]>| files.iter().map(|(name, hash)| (name.clone(), *hash)).collect::<Vec<_>>();
        let mut parts = list(&self.apart);
        parts.retain(|(name, _)| name.starts_with(hosts::HASHED_FOLDER));
        self.put("sw.js", service_worker::service_worker(&list(&self.files), &parts, release).as_bytes())?;
        for (name, text) in hosts::host_files(base) {
            self.put(&name, text.as_bytes())?;
        }
        for old in self.before.iter().filter(|old| !self.files.contains_key(*old) && !self.apart.contains_key(*old)) {
            let path = self.folder.join(old);
            if path.starts_with(&self.folder) && path.is_file() {
                std::fs::remove_file(&path).map_err(|source| SiteError::File { path, source })?;
            }
        }
        let list: String = self.files.keys().chain(self.apart.keys()).map(|name| format!("{name}\n")).collect();
        std::fs::write(&self.list, list).map_err(|source| SiteError::File { path: self.list.clone(), source })
    }

    fn put(&self, name: &str, bytes: &[u8]) -> Result<(), SiteError> {
        let path = self.folder.join(name);
        let write = || {
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent)?;
            }
            std::fs::write(&path, bytes)
        };
        write().map_err(|source| SiteError::File { path: path.clone(), source })
    }
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
