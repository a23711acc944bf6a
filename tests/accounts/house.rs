//! A house with nothing but accounts: the services over a stack of its own, without HTTP.

use std::net::IpAddr;

use caredesk::aws::clients::Aws;
use caredesk::aws::meter::Spent;
use caredesk::capabilities::notifications::service::Notifications;
use caredesk::capabilities::settings::service::SettingsBook;
use caredesk::capabilities::sign_in::model::Given;
use caredesk::capabilities::sign_in::service::{
    CodeComes, Credentials, Entered, RegisterError, Registered, RegistrationRequest, SignIn, SignInError, Visit,
};
use caredesk::config::aws::{AwsConfig, StaticCredentials};
use caredesk::identity::Identity;
use caredesk::identity::accounts::{Account, Accounts};
use caredesk::identity::ground::Ground;
use caredesk::identity::keys::Keys;
use caredesk::identity::passwords::{Cost, Passwords};
use caredesk::local::{RunningStack, StackOptions, start};
use caredesk::primitives::ids::{IdSource, RequestId};
use caredesk::primitives::language::Language;
use caredesk::primitives::text::Sensitive;
use caredesk::primitives::time::Clock;
use caredesk::storage::Storage;
use caredesk::storage::item::Item;
use caredesk::storage::tables::Table;
use jiff::SignedDuration;

pub const EMAIL: &str = "maya@example.org";
pub const PASSWORD: &str = "four tulips on a table";
pub const SOMEWHERE: &str = "203.0.113.7";

pub struct House {
    pub ground: Ground,
    pub clock: Clock,
    pub sign_in: SignIn,
    pub identity: Identity,
    aws: Aws,
    _stack: RunningStack,
    _data: tempfile::TempDir,
}

impl House {
    pub async fn open() -> Self {
        Self::with_cost(Cost::LEAST).await
    }

    pub async fn with_cost(cost: Cost) -> Self {
        let data = tempfile::tempdir().unwrap();
        let clock = Clock::fixed("2026-11-23T04:00:00Z".parse().unwrap());
        let ids = IdSource::seeded(clock.clone(), 1);
        let stack = start(StackOptions::in_memory(data.path())).unwrap();
        let config = AwsConfig {
            region: "us-east-1".to_owned(),
            endpoints: stack.endpoints.urls(),
            credentials: Some(StaticCredentials { access_key: "test".to_owned(), secret_key: "test".to_owned() }),
            prefix: "caredesk".to_owned(),
        };
        let aws = Aws::connect(&config, None).await;
        let storage = Storage::new(&aws, &config.prefix, ids.clone());
        storage.make_missing_tables().await.unwrap();
        let ground = Ground::new(storage.clone(), clock.clone(), ids.clone(), Keys::from_root([3; 32], ids.clone()));
        let passwords = Passwords::start(cost, ground.keys.clone(), ids).unwrap();
        let sign_in = SignIn::new(
            ground.clone(),
            passwords,
            Notifications::new(ground.clone(), SettingsBook::new(ground.clone(), 5)),
            SettingsBook::new(ground.clone(), 5),
            false,
        );
        Self { identity: Identity::new(ground.clone()), ground, clock, sign_in, aws, _stack: stack, _data: data }
    }

    /// The same installation as another server sees it.
    pub fn another_server(&self) -> SignIn {
        let passwords = Passwords::start(Cost::LEAST, self.ground.keys.clone(), self.ground.ids.clone()).unwrap();
        let settings = SettingsBook::new(self.ground.clone(), 5);
        let notifications = Notifications::new(self.ground.clone(), settings);
        SignIn::new(self.ground.clone(), passwords, notifications, SettingsBook::new(self.ground.clone(), 5), false)
    }

    pub fn pass(&self, seconds: i64) {
        self.clock.advance(SignedDuration::from_secs(seconds));
    }

    pub fn visit(&self, address: &str) -> Visit {
        let address: IpAddr = address.parse().unwrap();
        Visit {
            address,
            known_device: None,
            previous: None,
            device: String::new(),
            language: Language::default(),
            request: RequestId::new(&self.ground.ids),
        }
    }

    pub async fn registers(&self, given: &Given<'_>) -> Result<Registered, RegisterError> {
        let Visit { address, request, language, .. } = self.visit(SOMEWHERE);
        self.sign_in.register(given, RegistrationRequest { address, request, language, key: None }).await
    }

    pub async fn enters(&self, email: &str, password: &str) -> Result<Entered, SignInError> {
        self.enters_from(email, password, self.visit(SOMEWHERE)).await
    }

    pub async fn enters_from(&self, email: &str, password: &str, visit: Visit) -> Result<Entered, SignInError> {
        let credentials =
            Credentials { email: email.parse().unwrap(), password: Sensitive::new(password.to_owned()), code: CodeComes::Later };
        self.sign_in.enter(credentials, visit).await
    }

    /// The token of the link that would be mailed now.
    pub async fn token(&self, email: &str) -> Option<String> {
        let link = self.sign_in.confirmation_link(self.account(email).await?.user_id).await.unwrap()?;
        Some(link.path.strip_prefix("/confirm-address/").unwrap().to_owned())
    }

    /// Maya, with an account that works.
    pub async fn maya(&self) -> Account {
        self.registers(&maya()).await.unwrap();
        let token = self.token(EMAIL).await.unwrap();
        self.sign_in.confirm_address(&token, RequestId::new(&self.ground.ids)).await.unwrap();
        self.account(EMAIL).await.unwrap()
    }

    pub async fn account(&self, email: &str) -> Option<Account> {
        Accounts::new(self.ground.storage.clone()).find_by_address(&email.parse().unwrap()).await.unwrap()
    }

    pub async fn rows(&self, table: Table) -> Vec<Item> {
        let mut rows = Vec::new();
        self.ground.storage.whole_table(table, |page| rows.extend(page)).await.unwrap();
        rows
    }

    /// Texts of one attribute, sorted.
    pub async fn column(&self, table: Table, name: &str) -> Vec<String> {
        let rows = self.rows(table).await;
        let mut texts: Vec<String> = rows.iter().filter_map(|row| row.get(name)?.as_s().ok().cloned()).collect();
        texts.sort();
        texts
    }

    pub fn spent(&self) -> Spent {
        self.aws.meter.spent()
    }
}

/// What Maya types.
pub fn maya() -> Given<'static> {
    Given { name: "Maya Lindqvist", email: EMAIL, password: PASSWORD, phone: Some("+46 70 123 45 67"), ..Given::default() }
}
