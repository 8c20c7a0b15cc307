package almanac.dataset.command;

import almanac.shared.DatasetId;
import almanac.shared.SystemOnly;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives a dataset that was made from a snapshot several of its first files, all of them or none. */
@SystemOnly
public record SeedFiles(@TargetAggregateIdentifier DatasetId dataset, List<SeedFile> files) {

    public SeedFiles {
        files = List.copyOf(files);
    }
}
