package almanac.execution;

import almanac.job.event.JobStatistic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the figures that a job leaves in {@code dominostats.json}: an object of names and values, or a list of such. As
 * the file is the job's own, excess and malformed entries are skipped.
 */
final class Statistics {

    private static final String FILE = "dominostats.json";
    private static final int LONGEST_FILE = 256 * 1024;
    private static final int MOST = 200;
    private static final int LONGEST_TEXT = 500;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // Python writes NaN and Infinity
            .build();

    private Statistics() {}

    /** Returns the figures, and notes the reason when the file is not taken at all. */
    static List<JobStatistic> in(Path folder, Consumer<String> notes) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (InputStream bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] text = bytes.readNBytes(LONGEST_FILE + 1);
            if (text.length > LONGEST_FILE) {
                return none("it has more than %d bytes".formatted(LONGEST_FILE), notes);
            }
            JsonNode tree = JSON.readTree(text);
            return tree.isContainer() ? read(tree) : none("it is neither an object nor a list", notes);
        } catch (JacksonException _) {
            return none("it is not JSON", notes);
        } catch (IOException _) {
            return none("it cannot be read", notes);
        }
    }

    private static List<JobStatistic> none(String reason, Consumer<String> notes) {
        notes.accept("The job's statistics are not taken from %s: %s.".formatted(FILE, reason));
        return List.of();
    }

    private static List<JobStatistic> read(JsonNode tree) {
        List<JobStatistic> found = new ArrayList<>();
        if (tree.isObject()) {
            for (Map.Entry<String, JsonNode> member : tree.properties()) {
                add(found, member.getKey(), member.getValue());
            }
        } else if (tree.isArray()) {
            tree.forEach(item -> add(found, item.path("name").asString(""), item.path("value")));
        }
        return found;
    }

    private static void add(List<JobStatistic> found, String name, JsonNode value) {
        boolean fits = !name.isEmpty() && name.length() <= LONGEST_TEXT && found.size() < MOST;
        if (fits && value.isValueNode() && !value.isNull()) {
            String text = value.asString().replace('\0', '\uFFFD');
            if (text.length() <= LONGEST_TEXT) {
                found.add(new JobStatistic(name.replace('\0', '\uFFFD'), text));
            }
        }
    }
}
