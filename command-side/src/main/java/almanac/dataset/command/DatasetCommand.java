package almanac.dataset.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.Scoped;

/** A command to a dataset that must exist. */
interface DatasetCommand extends Scoped.Dataset, Scoped.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.DATASET_NOT_FOUND.with(dataset());
    }
}
