package almanac.storage.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** Keeps git settings of the machine and of the server's user away from projects. */
final class SettingsOfNobody extends SystemReader.Delegate {

    static final long SHARE_OF_MEMORY = Math.min(Runtime.getRuntime().maxMemory() / 64, 50 << 20);

    private SettingsOfNobody(SystemReader system) {
        super(system);
    }

    static void install() {
        if (!(SystemReader.getInstance() instanceof SettingsOfNobody)) {
            SystemReader.setInstance(new SettingsOfNobody(SystemReader.getInstance()));
        }
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS files) {
        return new Nothing(parent, files);
    }

    /**
     * Returns settings with which sending takes little memory: large files go as they are, and differences are looked
     * for among few. Packs are left as they came: what is not reachable is kept, and JGit knows no way to clean up that
     * does so.
     */
    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS files) {
        FileBasedConfig settings = new Nothing(parent, files);
        settings.setLong("core", null, "bigFileThreshold", SHARE_OF_MEMORY);
        settings.setLong("pack", null, "windowMemory", SHARE_OF_MEMORY);
        settings.setLong("pack", null, "deltaCacheSize", SHARE_OF_MEMORY);
        settings.setInt("pack", null, "threads", 1);
        settings.setBoolean("uploadpack", null, "allowFilter", true);
        settings.setBoolean("receive", null, "autogc", false);
        settings.setInt("gc", null, "auto", 0);
        settings.setInt("gc", null, "autoPackLimit", 0);
        return settings;
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS files) {
        return new Nothing(parent, files);
    }

    private static final class Nothing extends FileBasedConfig {

        Nothing(Config parent, FS files) {
            super(parent, null, files);
        }

        @Override
        public void load() {
            // the file does not exist
        }

        @Override
        public void save() {
            // the file does not exist
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
