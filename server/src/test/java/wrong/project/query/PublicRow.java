package wrong.project.query;

import almanac.row.Row;
import almanac.shared.EventFacts;

/** A row that others can see. */
public class PublicRow extends Row<String> {

    @Override
    protected void apply(String event, EventFacts facts) {}
}
