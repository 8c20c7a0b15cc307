package almanac.shared;

import java.util.List;

/**
 * One column of the order of a search, such as {@code metrics.auc DESC}.
 *
 * @param entity what the key is one of; empty where the key stands alone
 */
public record SearchOrder(String entity, String key, boolean isDescending) {

    private static final String MEMBER = "order_by";
    private static final int MOST_COLUMNS = 50;

    public static List<SearchOrder> parse(List<String> texts) {
        return parse(MEMBER, texts);
    }

    /**
     * Reads the order that the texts ask for.
     *
     * @param member of the request that holds the texts, for refusals
     */
    public static List<SearchOrder> parse(String member, List<String> texts) {
        if (texts.size() > MOST_COLUMNS) {
            throw ErrorCode.INVALID_VALUE.with(member, "has more than %d columns".formatted(MOST_COLUMNS));
        }
        return texts.stream().map(text -> parse(member, text)).toList();
    }

    private static SearchOrder parse(String member, String text) {
        SearchScanner scanner = new SearchScanner(member, text);
        SearchScanner.Field field = scanner.field();
        boolean isDescending = scanner.isNext("DESC");
        if (!isDescending && !scanner.isNext("ASC") && !scanner.isAtEnd()) {
            throw scanner.expected("ASC, DESC or the end");
        }
        if (!scanner.isAtEnd()) {
            throw scanner.expected("the end");
        }
        return new SearchOrder(field.entity(), field.key(), isDescending);
    }

    /** Returns the refusal of a column that does not exist. */
    public DomainException refused(String why) {
        return ErrorCode.INVALID_VALUE.with(MEMBER, "'%s' %s".formatted(key, why));
    }
}
