package almanac.storage.environment;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Checks the instructions that are added to an image: lines as in a Dockerfile, but for the one that names the image.
 */
final class DockerfileInstructions {

    private static final Set<String> KNOWN = Set.of(
            "ADD",
            "ARG",
            "CMD",
            "COPY",
            "ENTRYPOINT",
            "ENV",
            "EXPOSE",
            "HEALTHCHECK",
            "LABEL",
            "MAINTAINER",
            "ONBUILD",
            "RUN",
            "SHELL",
            "STOPSIGNAL",
            "USER",
            "VOLUME",
            "WORKDIR");

    private static final Set<String> WITH_HERE_DOCUMENTS = Set.of("ADD", "COPY", "RUN");
    private static final Pattern HERE_DOCUMENT = Pattern.compile("(?<!<)<<(-?)([\"']?)([A-Za-z_][A-Za-z0-9_]*)\\2");
    private static final int LONGEST_WORD_SHOWN = 40;

    private final Iterator<String> lines;
    private int number;

    private DockerfileInstructions(String text) {
        this.lines = text.lines().iterator();
    }

    /** Returns the fault in the instructions; empty when they are well-formed. */
    static Optional<String> fault(String text) {
        return new DockerfileInstructions(text).fault();
    }

    private Optional<String> fault() {
        Optional<String> fault = Optional.empty();
        while (fault.isEmpty() && lines.hasNext()) {
            String line = next().strip();
            if (!isEmptyOrComment(line)) {
                fault = instructionFault(line, number);
            }
        }
        return fault;
    }

    private Optional<String> instructionFault(String first, int at) {
        String instruction = continued(first);
        String[] parts = instruction.split("\\s+", 2);
        String word = parts[0].toUpperCase(Locale.ROOT);
        if (word.equals("FROM")) {
            return Optional.of("Line %d: FROM is not possible here, for the image is the base".formatted(at));
        }
        if (!KNOWN.contains(word)) {
            return Optional.of("Line %d: '%s' is not an instruction".formatted(at, shortened(parts[0])));
        }
        if (parts.length < 2 || parts[1].isBlank()) {
            return Optional.of("Line %d: %s needs to be told what".formatted(at, word));
        }
        return WITH_HERE_DOCUMENTS.contains(word) ? hereDocumentFault(parts[1], at) : Optional.empty();
    }

    /**
     * Returns the line with those that a backslash at its end joins to it; comments and empty lines between do no harm.
     */
    private String continued(String first) {
        StringBuilder whole = new StringBuilder();
        String line = first;
        while (line.endsWith("\\") && lines.hasNext()) {
            whole.append(line, 0, line.length() - 1).append(' ');
            line = next().strip();
            if (isEmptyOrComment(line)) {
                line = "\\";
            }
        }
        return whole.append(line.endsWith("\\") ? line.substring(0, line.length() - 1) : line)
                .toString()
                .strip();
    }

    private Optional<String> hereDocumentFault(String arguments, int at) {
        List<MatchResult> documents = HERE_DOCUMENT.matcher(arguments).results().toList();
        for (MatchResult document : documents) {
            if (!skippedTo(document.group(3), !document.group(1).isEmpty())) {
                return Optional.of("Line %d: %s never comes".formatted(at, shortened(document.group(3))));
            }
        }
        return Optional.empty();
    }

    private boolean skippedTo(String end, boolean mayBeIndented) {
        while (lines.hasNext()) {
            String line = next();
            if ((mayBeIndented ? line.stripLeading() : line).equals(end)) {
                return true;
            }
        }
        return false;
    }

    private String next() {
        number++;
        return lines.next();
    }

    private static boolean isEmptyOrComment(String line) {
        return line.isEmpty() || line.startsWith("#");
    }

    private static String shortened(String word) {
        return word.length() <= LONGEST_WORD_SHOWN ? word : word.substring(0, LONGEST_WORD_SHOWN) + "…";
    }
}
