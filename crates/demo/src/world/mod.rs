// SPDX-License-Identifier: EUPL-1.2
//! The demo's world: server, mail catcher, insurer, invented people, over one data folder that survives a restart.

pub mod broker;
pub mod gateway;
pub mod insurer;
pub mod paper;
pub mod server;

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, ensure};
use mailbox::Store;
use protocol::{BirthDate, UnixTime};
use rand::rngs::OsRng;
use registrar::{
    clock::Clock,
    portal::HttpPortal,
    role::{Channel, IssueOrder},
};
use secrecy::ExposeSecret;
use siegelpost::{Config, Started, TimeAndChance};
use tokio::{sync::watch, task::JoinHandle};

use self::{
    broker::Broker,
    insurer::Insurer,
    paper::Papers,
    server::{Ports, ServerProcess, Setup},
};
use crate::{
    catcher::{Catcher, CatcherConfig},
    clock::Ahead,
};

/// Marks a data folder as the demo's, so that `--fresh` cannot delete anything else.
const MARK: &str = "siegelpost-demo";

/// Where the server runs.
#[derive(Debug, Clone)]
pub enum Placement {
    /// In this process.
    Inside,
    /// In a process of its own, by this program.
    Process(PathBuf),
}

enum Server {
    Inside(Box<Started>),
    Process(ServerProcess),
}

/// Everything that runs.
pub struct World {
    /// Where everything listens.
    pub ports: Ports,
    /// The data folder.
    pub dir: PathBuf,
    /// Letters and slips.
    pub papers: Papers,
    /// The mail catcher.
    pub catcher: Catcher,
    /// The insurer's side.
    pub insurer: Arc<Insurer>,
    setup: Setup,
    placement: Placement,
    clock: Ahead,
    server: Server,
    /// The identity provider, if there is one.
    pub broker: Option<Broker>,
    stop: watch::Sender<bool>,
    loops: Vec<JoinHandle<()>>,
}

/// Prepares the data folder; with `fresh` an older one of the demo is deleted first.
///
/// # Errors
/// The folder exists and is not the demo's.
pub fn prepare(dir: &Path, fresh: bool) -> anyhow::Result<()> {
    let mark = dir.join(MARK);
    if dir.exists() && std::fs::read_dir(dir)?.next().is_some() {
        ensure!(
            mark.exists(),
            "{} is not a data folder of the demo; nothing was touched",
            dir.display()
        );
        if fresh {
            std::fs::remove_dir_all(dir)?;
        }
    }
    std::fs::create_dir_all(dir)?;
    std::fs::write(mark, "")?;
    Ok(())
}

/// What a world is started with beside its place.
#[derive(Clone, Debug)]
pub struct Conditions {
    /// The clock of everything in this process.
    pub clock: Ahead,
    /// Seconds for which a proof counts for what is specially protected.
    pub fresh_s: u32,
    /// An identity provider too, if this machine can run it; whether one is offered is settled at the first start on a data folder.
    pub identify: bool,
    /// Staff signs in at an identity provider first.
    pub staff_provider: bool,
    /// The child's birthday, if it is not the usual one: whoever wants to see her turn 15.
    pub child_born: Option<BirthDate>,
    /// [`World::print`] is called afterwards, not at the start.
    pub print_later: bool,
}

impl Default for Conditions {
    fn default() -> Self {
        Self {
            clock: Ahead::default(),
            fresh_s: 15 * 60,
            identify: false,
            staff_provider: false,
            child_born: None,
            print_later: false,
        }
    }
}

impl World {
    /// Starts everything on the data folder.
    ///
    /// # Errors
    /// A port is taken, a folder cannot be written, the server does not start.
    pub async fn start(dir: &Path, ports: Ports, placement: Placement) -> anyhow::Result<Self> {
        Self::start_with(dir, ports, placement, Conditions::default()).await
    }

    /// Prepares an empty folder and starts everything in this process, on free ports, with a clock that can be put ahead: for tests.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn ahead(dir: &Path) -> anyhow::Result<(Self, Ahead)> {
        prepare(dir, false)?;
        let clock = Ahead::default();
        let conditions = Conditions {
            clock: clock.clone(),
            ..Conditions::default()
        };
        let world = Self::start_with(dir, Ports::free()?, Placement::Inside, conditions).await?;
        Ok((world, clock))
    }

    /// Starts everything under these conditions; a server in a process of its own goes by the machine's clock all the same.
    ///
    /// # Errors
    /// A port is taken, a folder cannot be written, the server does not start.
    pub async fn start_with(
        dir: &Path,
        ports: Ports,
        placement: Placement,
        conditions: Conditions,
    ) -> anyhow::Result<Self> {
        let Conditions {
            clock,
            fresh_s,
            identify,
            staff_provider,
            child_born,
            print_later,
        } = conditions;
        install_tls();
        let dir = std::path::absolute(dir)?;
        let at = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let config = CatcherConfig {
            smtp: at(0),
            web: at(ports.mails),
            folder: dir.join("mails"),
        };
        let catcher = Catcher::start(config, Arc::new(clock.clone())).await?;

        let setup = Setup::at(&dir.join("server"));
        let keys = setup.keys()?;
        let office = staff_provider.then(|| setup.office_client()).transpose()?;
        setup.write_config(ports, catcher.smtp, fresh_s, office.as_ref())?;
        Store::migrate(&Config::load(&setup.config)?.store)?;
        let server = start_server(&setup, &placement, clock.clone()).await?;
        wait_until_ready(ports.agent).await?;

        let broker = if identify || staff_provider {
            Broker::start(&dir.join("broker"), ports, office.as_ref()).await?
        } else {
            None
        };
        ensure!(
            broker.is_some() || !staff_provider,
            "an identity provider for staff needs node and its packages"
        );
        let identifies = broker.as_ref().filter(|_| identify);
        let insurer = Insurer::open(
            &dir.join("insurer"),
            &keys,
            Arc::new(clock.clone()),
            identifies,
            child_born.as_ref(),
        )?;
        let insurer = Arc::new(insurer);
        let portal = Arc::new(insurer::portal(ports.agent, &setup.token_file)?);
        insurer.publish(&portal).await?;
        let papers = if print_later {
            Papers::default()
        } else {
            papers(&dir, &insurer, &portal, ports).await?
        };
        if let Some(office) = &office {
            let issuer = broker::issuer(ports.provider);
            insurer.tell_accounts(office, &issuer, &portal).await?;
        }
        let (stop, stopped) = watch::channel(false);
        let queue = paper::ordered(&dir.join("letters"), ports)?;
        let party = identifies.map(Broker::relying_party).transpose()?;
        let loops = insurer.run(&portal, queue, party, &stopped);
        Ok(Self {
            ports,
            dir,
            papers,
            catcher,
            insurer,
            setup,
            placement,
            clock,
            server,
            broker,
            stop,
            loops,
        })
    }

    /// Prints letters and slips, whose codes are valid for some days from now by the clock of this world, and lets those act for others
    /// who do so in the demo.
    ///
    /// # Errors
    /// A code cannot be issued, a page cannot be made.
    pub async fn print(&mut self) -> anyhow::Result<()> {
        let portal = insurer::portal(self.ports.agent, &self.setup.token_file)?;
        self.papers = papers(&self.dir, &self.insurer, &portal, self.ports).await?;
        Ok(())
    }

    /// What time it is here.
    #[must_use]
    pub fn now(&self) -> UnixTime {
        self.clock.now()
    }

    /// The server's configuration file.
    #[must_use]
    pub fn config(&self) -> &Path {
        &self.setup.config
    }

    /// A new code for somebody, on no paper: birth date and code.
    ///
    /// # Errors
    /// Nobody has the reference, there is no code for her, the portal does not take it.
    pub async fn new_code(
        &self,
        reference: &str,
        channel: Channel,
    ) -> anyhow::Result<(String, String)> {
        let registrar = &self.insurer.registrar;
        let person = registrar
            .find_by_reference(reference)?
            .with_context(|| format!("{reference} is not registered"))?;
        let order = IssueOrder {
            pid: person.pid,
            channel,
            released: false,
        };
        let issued = registrar.issue(order, &mut OsRng)?;
        let portal = insurer::portal(self.ports.agent, &self.setup.token_file)?;
        registrar.drain(&portal).await?;
        let code = issued.code.expose_secret().to_owned();
        Ok((person.birth_date.as_str().to_owned(), code))
    }

    /// Who a reference of the register is.
    ///
    /// # Errors
    /// Nobody is registered under it.
    pub fn pid(&self, reference: &str) -> anyhow::Result<protocol::PersonId> {
        let person = self.insurer.registrar.find_by_reference(reference)?;
        Ok(person
            .with_context(|| format!("{reference} is not registered"))?
            .pid)
    }

    /// The portal's origin.
    #[must_use]
    pub fn portal(&self) -> String {
        format!("http://localhost:{}", self.ports.portal)
    }

    /// The back office's origin.
    #[must_use]
    pub fn office(&self) -> String {
        format!("http://localhost:{}", self.ports.office)
    }

    /// The mail catcher's page.
    #[must_use]
    pub fn mails(&self) -> String {
        format!("http://localhost:{}", self.ports.mails)
    }

    /// Where mails that come back are handed over.
    #[must_use]
    pub const fn returns(&self) -> u16 {
        self.ports.returns
    }

    /// The server's own folder: what a thief of its disks would have.
    #[must_use]
    pub fn server_dir(&self) -> &Path {
        &self.setup.dir
    }

    /// Process id of a server in a process of its own.
    #[must_use]
    pub fn server_pid(&self) -> Option<u32> {
        match &self.server {
            Server::Inside(_) => None,
            Server::Process(process) => Some(process.pid()),
        }
    }

    /// kill -9 of a server in a process of its own, and a new one on the same data.
    ///
    /// # Errors
    /// The server runs inside, or does not start again.
    pub async fn kill_and_restart(&mut self) -> anyhow::Result<()> {
        let Server::Process(process) = &mut self.server else {
            anyhow::bail!("the server runs in this process");
        };
        process.kill()?;
        self.server = start_server(&self.setup, &self.placement, self.clock.clone()).await?;
        wait_until_ready(self.ports.portal).await
    }

    /// Ends everything; acknowledged data stays.
    ///
    /// # Errors
    /// Something did not end cleanly.
    pub async fn stop(self) -> anyhow::Result<()> {
        self.stop.send_replace(true);
        drop(self.stop);
        for task in self.loops {
            task.await?;
        }
        match self.server {
            Server::Inside(started) => started.stop().await,
            Server::Process(process) => process.stop()?,
        }
        if let Some(broker) = self.broker {
            broker.stop()?;
        }
        self.catcher.stop().await;
        Ok(())
    }
}

/// Chooses the TLS library for the HTTP clients of this process; whoever came first chose the same.
pub fn install_tls() {
    let _already_there = rustls::crypto::aws_lc_rs::default_provider().install_default();
}

/// Letters and slips, and after them, since the portal knows the people then, who acts for whom.
async fn papers(
    dir: &Path,
    insurer: &Insurer,
    portal: &HttpPortal,
    ports: Ports,
) -> anyhow::Result<Papers> {
    let papers = paper::print(&dir.join("letters"), insurer, portal, ports).await?;
    insurer.represent(&dir.join("insurer"), portal).await?;
    gateway::prepare(dir, insurer, portal, ports).await?;
    Ok(papers)
}

async fn start_server(
    setup: &Setup,
    placement: &Placement,
    clock: Ahead,
) -> anyhow::Result<Server> {
    match placement {
        Placement::Inside => {
            let config = Config::load(&setup.config)?;
            let listeners = web::Listeners::bind(config.web()?).context(
                "a port is taken; stop what listens there or choose another with --port-base",
            )?;
            Ok(Server::Inside(Box::new(siegelpost::start(
                &config,
                listeners,
                TimeAndChance {
                    clock: Arc::new(clock),
                    ..TimeAndChance::system()
                },
                true,
            )?)))
        }
        Placement::Process(program) => Ok(Server::Process(ServerProcess::start(program, setup)?)),
    }
}

async fn wait_until_ready(port: u16) -> anyhow::Result<()> {
    let client = reqwest::Client::new();
    for _ in 0..600 {
        if let Ok(answer) = client
            .get(format!("http://127.0.0.1:{port}/readyz"))
            .send()
            .await
            && answer.status().is_success()
        {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    anyhow::bail!("the server on port {port} is not ready after 15 s; see its log")
}
