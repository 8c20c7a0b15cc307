package almanac.shared;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stages that versions of a project's models can be in. The first is that of new versions and the last the archive;
 * neither can be left out. Labels are compared without case, and kept as they are defined.
 */
public record ModelStages(List<String> labels) {

    /** The stage of every new version. */
    public static final String NONE = "None";

    public static final String ARCHIVED = "Archived";

    public ModelStages {
        labels = List.copyOf(labels);
    }

    /** Returns the stages with those labels, and the two that are always among them. */
    public static ModelStages defining(List<String> labels) {
        Stream<String> own = labels.stream().filter(label -> !isAlwaysThere(label));
        return new ModelStages(Stream.of(Stream.of(NONE), own, Stream.of(ARCHIVED))
                .flatMap(part -> part)
                .toList());
    }

    private static boolean isAlwaysThere(String label) {
        return NONE.equalsIgnoreCase(label) || ARCHIVED.equalsIgnoreCase(label);
    }

    /** Returns what equals for labels that differ in nothing but case. */
    public static String key(String label) {
        return label.toLowerCase(Locale.ROOT);
    }

    /** Returns the label as it is defined; empty when there is no such stage. */
    public Optional<String> find(String label) {
        return labels.stream().filter(label::equalsIgnoreCase).findFirst();
    }

    /** Returns the stages that a version in the present one can be reviewed for. */
    public List<String> toReviewFor(String present) {
        return labels.stream()
                .filter(label -> !label.equalsIgnoreCase(present) && !label.equalsIgnoreCase(NONE))
                .toList();
    }

    /**
     * Returns the label of the stage that a version moves to.
     *
     * @param number of the version
     * @param wanted in any case
     * @param isInReview whether a review of the version is open, which alone may move it then
     * @throws DomainException when the version cannot be moved there
     */
    public String transition(int number, String present, String wanted, boolean isInReview) {
        String stage = find(wanted)
                .orElseThrow(() -> ErrorCode.STAGE_NOT_ALLOWED.with(
                        number, wanted, "the stages are " + String.join(", ", labels)));
        if (stage.equalsIgnoreCase(present)) {
            throw ErrorCode.STAGE_NOT_ALLOWED.with(number, stage, "it is in that stage already");
        }
        if (isInReview) {
            throw ErrorCode.STAGE_NOT_ALLOWED.with(
                    number, stage, "a review of it is open: answer or cancel that first");
        }
        return stage;
    }
}
