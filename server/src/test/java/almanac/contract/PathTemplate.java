package almanac.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with variables in braces. The variable {@code {path}} of the file operations spans slashes. */
record PathTemplate(String text, Pattern pattern) implements Comparable<PathTemplate> {

    private static final Pattern VARIABLE = Pattern.compile("\\{(?:[^{}/]|\\{[^{}]*})*}");
    private static final String FILE_PATH = "{path}";
    private static final String FILES = "/files/";

    PathTemplate(String text) {
        this(text, compile(text));
    }

    private static Pattern compile(String text) {
        Matcher variable = VARIABLE.matcher(text);
        StringBuilder regex = new StringBuilder();
        int end = 0;
        while (variable.find()) {
            regex.append(Pattern.quote(text.substring(end, variable.start())));
            regex.append(variable.group().equals(FILE_PATH) ? ".+" : "[^/]+");
            end = variable.end();
        }
        return Pattern.compile(regex + Pattern.quote(text.substring(end)), Pattern.DOTALL);
    }

    /**
     * Whether a request asks for this path.
     *
     * @param requestPath as it stands in the request line, percent-encoded, with or without a query
     */
    boolean matches(String requestPath) {
        int query = requestPath.indexOf('?');
        return pattern.matcher(query < 0 ? requestPath : requestPath.substring(0, query))
                .matches();
    }

    /** The path with the names of its variables taken out: two templates of one shape match the same requests. */
    String shape() {
        return shape(text);
    }

    /** Whether a pattern of the application, in Spring's notation, serves this path. */
    boolean servedBy(String applicationPattern) {
        String shape = shape(applicationPattern);
        return spansSlashes()
                ? shape.startsWith(filesPrefix()) && spansSlashes(applicationPattern)
                : shape.equals(shape());
    }

    /** A wildcard at the end; an OpenAPI document may write it as one more variable. */
    private static boolean spansSlashes(String applicationPattern) {
        String shape = shape(applicationPattern);
        return applicationPattern.contains("*") || shape.endsWith("{}/{}") || shape.endsWith("{}/{}/content");
    }

    boolean spansSlashes() {
        return text.contains(FILE_PATH);
    }

    private String filesPrefix() {
        return shape().substring(0, shape().indexOf(FILES) + FILES.length());
    }

    private static String shape(String text) {
        return VARIABLE.matcher(text).replaceAll("{}");
    }

    /** Fixed segments come before variables, so that the first match is the most specific one. */
    @Override
    public int compareTo(PathTemplate other) {
        return sortKey().compareTo(other.sortKey());
    }

    private String sortKey() {
        return VARIABLE.matcher(text).replaceAll("\uffff") + text;
    }

    @Override
    public String toString() {
        return text;
    }
}
