package almanac.storage.files;

import almanac.shared.FilePath;

/**
 * A piece of a file that is being uploaded.
 *
 * @param path of the file, as its sender named it
 * @param number from 1 on
 * @param total number of pieces of the file
 * @param md5 of the piece, in lower-case hex digits
 */
public record Chunk(FilePath path, int number, int total, String md5) {}
