package almanac.project.api;

import almanac.project.event.GitServiceProvider;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.web.Texts;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Address of an outside repository: http, https or ssh, the short form {@code git@host:path} included. An address with
 * a credential in it is refused, because addresses are kept and shown.
 */
record GitUri(String host, String path) {

    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]*";
    private static final String HOST = "(?<host>(?:" + NAME + "|\\[[0-9A-Fa-f:.]+\\])(?::\\d{1,5})?)";
    private static final String PATH = "(?<path>[^?#@\\s]+)";
    private static final Pattern PORT = Pattern.compile(":(\\d+)$");
    private static final int LAST_PORT = 65_535;
    private static final Pattern HTTP = Pattern.compile("(?i)https?://" + HOST + "/" + PATH);
    private static final Pattern HTTP_WITH_USER = Pattern.compile("(?i)https?://[^?#]*@.*");
    private static final Pattern SSH = Pattern.compile("(?i)ssh://(?:\\w[\\w.-]*@)?" + HOST + "/" + PATH);
    private static final Pattern SSH_SHORT = Pattern.compile("\\w[\\w.-]*@(?<host>" + NAME + "):(?<path>[^?#@\\s:]+)");

    private static final String FORM = "must be an http, https or ssh address of a repository, without a password";

    static GitUri parse(String uri, String member) {
        if (HTTP_WITH_USER.matcher(uri).matches()) {
            throw refused(member, "must not hold a user name or password");
        }
        for (Pattern form : List.of(HTTP, SSH, SSH_SHORT)) {
            Matcher matcher = form.matcher(uri);
            if (matcher.matches()) {
                return named(matcher.group("host").toLowerCase(Locale.ROOT), matcher.group("path"), member);
            }
        }
        throw refused(member, FORM);
    }

    static GitUri onNoHost(String path, String member) {
        return named("", path, member);
    }

    private static GitUri named(String host, String path, String member) {
        GitUri parsed = new GitUri(host, path);
        if (!parsed.repositoryName().matches(Texts.NAME_PATTERN) || !parsed.hasPortThatCanBe()) {
            throw refused(member, FORM);
        }
        return parsed;
    }

    private static DomainException refused(String member, String reason) {
        return ErrorCode.INVALID_VALUE.with(member, reason);
    }

    private boolean hasPortThatCanBe() {
        Matcher port = PORT.matcher(host);
        return !port.find() || Integer.parseInt(port.group(1)) <= LAST_PORT;
    }

    /** Returns the last part of the path, without {@code .git}. */
    String repositoryName() {
        String trimmed = path.replaceAll("/+$", "");
        String last = trimmed.substring(trimmed.lastIndexOf('/') + 1);
        return last.endsWith(".git") ? last.substring(0, last.length() - ".git".length()) : last;
    }

    GitServiceProvider provider() {
        return switch (host.replaceAll(":\\d+$", "")) {
            case "github.com" -> GitServiceProvider.GITHUB;
            case "gitlab.com" -> GitServiceProvider.GIT_LAB;
            case "bitbucket.org" -> GitServiceProvider.BITBUCKET;
            default -> GitServiceProvider.UNKNOWN;
        };
    }
}
