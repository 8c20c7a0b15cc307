package almanac.project.api;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads the addresses of outside repositories: directories of the server's machine too, if the operator says so. */
@Component
final class GitUris {

    private static final Pattern FILE = Pattern.compile("(?i)file://(?<path>/[^?#]+)");

    private final boolean takesFiles;

    GitUris(@Value("${almanac.git.allow:}") Set<String> allowed) {
        this.takesFiles = allowed.contains("file");
    }

    GitUri parse(String uri, String member) {
        Matcher file = FILE.matcher(uri);
        return takesFiles && file.matches() ? GitUri.onNoHost(file.group("path"), member) : GitUri.parse(uri, member);
    }
}
