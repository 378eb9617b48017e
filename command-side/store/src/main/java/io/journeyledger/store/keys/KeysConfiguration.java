package io.journeyledger.store.keys;

import io.journeyledger.store.database.DataFolder;
import io.journeyledger.store.database.Database;
import io.journeyledger.store.settings.StoreProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Personal data and identity. */
@Configuration(proxyBeanMethods = false)
public class KeysConfiguration {

    @Bean
    MasterKey masterKey(StoreProperties properties, ObjectProvider<DataFolder> folder) {
        String key = properties.masterKey();
        java.nio.file.Path file = properties.masterKeyFile();
        if (key != null) {
            return MasterKey.of(key);
        }
        if (file != null) {
            return MasterKey.read(file);
        }
        DataFolder embedded = folder.getIfAvailable();
        if (embedded != null) {
            return MasterKey.ofFolder(embedded.path());
        }
        throw new IllegalStateException("No master key: every process of this installation needs the same one."
                + " Make it once with openssl rand -base64 32, keep it in a file, and set journey.master-key-file.");
    }

    @Bean
    JourneyKeys journeyKeys(Database database, TransactionTemplate transaction, MasterKey master) {
        JourneyKeys keys = new JourneyKeys(new KeyTable(database, transaction), master);
        keys.verifyMasterKey();
        return keys;
    }

    @Bean
    Marks marks(JourneyKeys keys) {
        return new Marks(keys);
    }

    @Bean
    Fingerprints fingerprints(MasterKey master) {
        return new Fingerprints(master);
    }
}
