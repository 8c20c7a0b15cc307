package almanac.dataset.command;

import almanac.shared.About;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;

/** A command to a dataset that should exist. */
interface DatasetCommand extends About.Dataset, About.Existing {

    @Override
    default DomainException missing() {
        return ErrorCode.DATASET_NOT_FOUND.with(dataset());
    }
}
