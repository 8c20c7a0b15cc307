package almanac.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The differences between a live table and the same table folded again, both as of one position.
 *
 * @param liveRows how many rows the live one has
 * @param foldedRows how many rows the other has
 * @param liveChecksum over all rows, in whatever order
 * @param foldedChecksum equal to the live one when the tables are
 * @param differing how many keys have a row in one only, or rows that are not equal
 * @param examples some of those, in the order of their keys
 */
public record ProjectionComparisonV1(
        String table,
        long liveRows,
        long foldedRows,
        String liveChecksum,
        String foldedChecksum,
        long differing,
        List<ProjectionDifferenceV1> examples) {

    /**
     * One row that differs.
     *
     * @param live the row as it is, column by column; null when there is none
     * @param folded the row as it would be
     */
    public record ProjectionDifferenceV1(
            @Nullable JsonNode live, @Nullable JsonNode folded) {}
}
