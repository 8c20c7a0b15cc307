package almanac.storage.files;

import almanac.shared.Sha256;

/** Identity of kept bytes: their digest and size. */
public record Blob(Sha256 content, long size) {}
