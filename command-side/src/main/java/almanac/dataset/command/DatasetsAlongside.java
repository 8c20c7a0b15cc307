package almanac.dataset.command;

import almanac.access.CreateWithin;
import almanac.access.DatasetCopies;
import almanac.dataset.event.DatasetEvent.DatasetCopied;
import almanac.dataset.event.DatasetEvent.DatasetCreated;
import almanac.shared.AccountId;
import org.springframework.stereotype.Component;

/** Implements {@link DatasetCopies}: a copy is an ordinary dataset, created within the caller's transaction. */
@Component
class DatasetsAlongside implements DatasetCopies {

    @Override
    public void begin(Copy copy) {
        DatasetCreated created =
                new DatasetCreated(copy.dataset(), copy.project(), copy.name(), copy.description(), null);
        DatasetCopied copied = new DatasetCopied(copy.dataset(), copy.source());
        AccountId owner = new AccountId(copy.owner().value());
        CreateWithin.begin(Dataset.class, () -> new Dataset(created, copied, owner));
    }
}
