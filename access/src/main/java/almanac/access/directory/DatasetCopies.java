package almanac.access.directory;

import almanac.shared.DatasetId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/** Copies of datasets that begin with a decision about something greater: all of it happens, or nothing. */
public interface DatasetCopies {

    /**
     * A copy as it begins. Its files come later.
     *
     * @param project that it is put into
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
