package almanac.storage.files;

import almanac.shared.DatasetId;
import almanac.shared.UserId;

/**
 * Files on their way into a dataset, piece by piece.
 *
 * @param user that began the upload, and alone may go on with it
 */
public record Upload(DatasetId dataset, UserId user, Collision collision) {}
