package almanac.dataset.command;

import almanac.shared.DatasetId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Changes several files of a dataset: all of them, or none if one of the changes is refused. */
@Requires(Permission.UPDATE_DATASET_RW)
public record ChangeFiles(
        @TargetAggregateIdentifier DatasetId dataset, List<WriteFile> written, List<RemoveFile> removed)
        implements Scoped.Dataset {

    public ChangeFiles {
        written = List.copyOf(written);
        removed = List.copyOf(removed);
    }
}
