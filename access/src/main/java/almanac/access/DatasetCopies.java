package almanac.access;

import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/** Creates copies of datasets within a larger decision, which succeeds or fails as a whole. */
public interface DatasetCopies {

    /**
     * A copy as it is created; its files come later.
     *
     * @param project that the copy is put into
     */
    record Copy(
            DatasetId dataset,
            DatasetId source,
            ProjectId project,
            String name,
            @Nullable String description,
            UserId owner) {}

    void begin(Copy copy);
}
