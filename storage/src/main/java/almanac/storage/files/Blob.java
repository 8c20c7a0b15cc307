package almanac.storage.files;

import almanac.shared.Sha256;

/** Some bytes that are kept. */
public record Blob(Sha256 content, long size) {}
