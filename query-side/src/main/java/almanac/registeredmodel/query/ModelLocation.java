package almanac.registeredmodel.query;

import almanac.shared.ModelId;
import almanac.shared.ProjectId;
import org.jspecify.annotations.Nullable;

/**
 * Where a model is.
 *
 * @param model null when there is none that its reader may know of
 * @param project null when there is none that its reader may know of
 */
public record ModelLocation(
        @Nullable ModelId model, @Nullable ProjectId project, boolean isDiscoverable) {

    static final ModelLocation NOWHERE = new ModelLocation(null, null, false);
}
