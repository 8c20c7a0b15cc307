package almanac.dataset.command;

import almanac.shared.DatasetFileId;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.FilePath;
import almanac.shared.Scoped;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A command about one file of a dataset. */
interface FileCommand extends Scoped.Dataset, Scoped.Existing {

    FilePath path();

    @TargetAggregateIdentifier
    default DatasetFileId file() {
        return DatasetFileId.of(dataset(), path());
    }

    @Override
    default DomainException missing() {
        return ErrorCode.FILE_NOT_FOUND.with(path(), dataset());
    }
}
